"""Notes, files and moments that want to break a build, and what has to come out."""
