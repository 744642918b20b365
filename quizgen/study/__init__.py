"""The self-test: what is asked next, how it looks and what counts as right; nothing here prints or waits."""
