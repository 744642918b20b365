"""A term, a colon and what is said of it: "**VPC Peering**: private connection between two VPCs".

- **VPC Peering**: private connection between two VPCs
=> VPC Peering | definition | | private connection between two VPCs

- Amazon SNS: pushes messages to subscribers
=> Amazon SNS | does | | pushes messages to subscribers

- Security group: stateful, allow rules, instance level
=> Security group | traits | | stateful, allow rules, instance level

# S3 One Zone-IA
- **Best for**: rarely read copies of data
=> S3 One Zone-IA | choose | | rarely read copies of data

# Savings Plans
- **Payment options**: all upfront, partial upfront, no upfront
=> Savings Plan | listed | 3 payment options | all upfront, partial upfront and no upfront

# ECS task definition
- **Task Role**: a role that the containers of a task assume
=> “Task Role” in an ECS task definition | definition | | a role that the containers of a task assume

# ECS task definition
- **Task Role**: the task assumes it to call other services
=>

# ECS task definition
- **Task Role**: a role that 2 containers assume
=>

# AWS KMS
- **Components**: ID, creation date, policy, state
=>

# RDS read replica
- **Cross-Region**: replicas can stand in another Region
=>

- **Lab 5**: Amazon RDS and read replicas
=>

- Amazon RDS: created an instance with automated backups
=>

- Practice: Amazon EC2 and an Auto Scaling group
=>
"""

import re
from collections.abc import Iterator

from quizgen.model import Fact, Passage
from quizgen.rules._gloss import gloss
from quizgen.rules._sides import enumerated, told
from quizgen.rules._terms import opening, plain

MOSTLY = 0.6
COLON = re.compile(r"^(?P<term>[^:]{2,80}?)\s*:\s+(?P<gloss>\S.*)$")


def mine(passage: Passage) -> Iterator[Fact]:
    """The gloss of a term that opens the line."""
    text = passage.bullet.text
    match = COLON.match(text)
    if not match:
        return
    start = opening(passage) if opening(passage) < len(match["term"]) else 0
    named = sum(len(m.text) for m in passage.mentions if m.start >= match.start("gloss"))
    listed = passage.topic and enumerated(passage.topic, plain(match["term"]), match["gloss"])
    if listed:
        yield listed
        return
    said = gloss(match["gloss"]) if named < MOSTLY * len(match["gloss"]) else None
    fact = told(passage, start, match.end("term"), said) if said else None
    if fact:
        yield fact
