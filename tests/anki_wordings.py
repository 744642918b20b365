"""Fifty facts, each worded anew twice as a student edits notes, and each changed twice into another fact.

A line is what is asked, a colon, and the answer. Under each first line: two that say the same, then two that do not.
"""

_TEXT = """
default retention: 4 days
default retenton: 4 days
default retention period of a message: 4 days
maximum retention: 14 days
default visibility timeout: 30 seconds

delivery guarantee: at least once
guarantee of delivery: at least once
delivery guarantee of standard queues: at least once, so make consumers idempotent
delivery guarantee: at most once
ordering guarantee: best effort

largest item: 400 KB
largest itme: 400 KB
largest item with all its attributes: 400 KB
largest query result: 1 MB
smallest billed item: 1 KB

replication between Regions: asynchronous
replication between regions: asynchronus
replication between two Regions: asynchronous, with seconds of lag
replication between Regions: synchronous
replication between Availability Zones: synchronous

standby instance: takes over on failover
standby instance: on failover takes over
standby instance in another zone: takes over on failover
standby instance: never takes over on failover
reader instance: takes read traffic

inbound rules of a security group: allow only
inbound rules of a securty group: allow only
security group, inbound rules: allow only
outbound rules of a security group: allow only
inbound rules of a network ACL: allow and deny

filtering: stateful
filtering of packets: stateful
filtering: stateful, the answer is let through
filtering: stateless
logging: stateful

encryption at rest: on by default
encryption at rest: by default on
encryption at rest with managed keys: on by default
encryption in transit: on by default
encryption at rest: off by default

key rotation: every 365 days
key rotation: each 365 days
automatic key rotation: every 365 days
key rotation: every 90 days
key deletion window: 7 to 30 days

price of idle capacity: charged by the second
price of idle capacity: charged by the secnd
price of idle provisioned capacity: charged by the second
price of idle capacity: not charged
price of stored data: charged by the month

cold start: adds latency to the first request
cold starts: add latency to the first request
cold start of a function: adds latency to the first request after a pause
cold start: removes latency from the next request
warm start: reuses the environment

longest run of a function: 15 minutes
longest function run: 15 minutes
longest run of one function: 15 minutes
longest run of a workflow: 1 year
longest run of a function: 5 minutes

layers of a function: at most five
layers of each function: at most five
layers of a function, extensions among them: at most five
versions of a function: kept until deleted
layers of a function: at most ten

log retention: forever until it is set
log retention: until it is set, forever
log retention of a new group: forever until it is set
metric retention: 15 months
log encryption: with a key of the service

health check interval: 30 seconds
interval of health checks: 30 seconds
health check interval by default: 30 seconds
health check threshold: 3 failures
health check interval: 10 seconds

routing by path: application load balancer
routing by URL path: application load balancer
routing by path: aplication load balancer
routing by path: network load balancer
routing by port: network load balancer

static address for each zone: network load balancer
static IP address for each zone: network load balancer
for each zone a static address: network load balancer
static address for each Region: global accelerator
private address for each task: awsvpc network mode

cache invalidation: first 1,000 paths a month free
cache invalidation of objects: first 1,000 paths a month free
cache invalidations: the first 1,000 paths a month are free
cache compression: gzip and Brotli
cache invalidation: first 100 paths a month free

who manages the servers: AWS
who manages the servers and their patches: AWS
servers, who manages them: AWS
who manages the data: customer
who pays the servers: customer

peering across accounts: allowed
peering across accounts and Regions: allowed
peering accross accounts: allowed
peering across accounts: not allowed
peering across overlapping ranges: refused

transitive routing: no, each pair needs its own peering
transitive routing: no, each pair of networks needs its own peering
transitive rooting: no, each pair needs its own peering
transitive routing: yes, through one hub
edge routing: no, a gateway is not shared

tape gateway: backup software writes to virtual tapes
tape gateway: backup software writes to virtual tapes kept in the archive
tape gateway: to virtual tapes backup software writes
volume gateway: servers mount block volumes
tape gateway: backup software reads from physical tapes

lifecycle rule: moves objects to a colder class
life cycle rule: moves objects to a colder class
lifecycle rule: moves old objects to a colder class
lifecycle rule: deletes incomplete uploads
replication rule: copies objects to a second bucket

versioning: can be suspended but never switched off
versioning of a bucket: can be suspended but never switched off
versioning: can be suspended, but never switched off again
versioning: can be switched off
object lock: cannot be removed in compliance mode

multipart upload: recommended above 100 MB
multi-part upload: recommended above 100 MB
multipart upload: above 100 MB recommended
multipart upload: required above 5 GB
presigned upload: limited to 7 days

archive retrieval: minutes to hours
archive retrieval: from minutes to hours
archive retrieval at the standard tier: minutes to hours
archive retrieval: milliseconds
deep archive retrieval: up to 48 hours

read replica: offloads read traffic
read replicas: offload read traffic
read replica: offloads read traffic from the primary
read replica: serves failover
write forwarding: sends writes to the primary

replicas of a cluster: up to 15
replicas of one Aurora cluster: up to 15
replicas of a cluster: up to 15, with one shared volume
replicas of a cluster: up to 5
copies of the data: 6

backup window: 30 minutes, chosen by the service
backup window: 30 minutes chosen by the service
daily backup window: 30 minutes, chosen by the service
maintenance window: 30 minutes, chosen by the customer
backup window: 60 minutes, chosen by the service

point in time recovery: up to 35 days back
point-in-time recovery: up to 35 days back
point in time recovery: 35 days back at most
snapshot recovery: to the moment of the snapshot
point in time recovery: up to 7 days back

partition key: spreads items over partitions
partition keys: spread the items over partitions
partition key: spreads items over partitions by its hash
sort key: orders items in a partition
partition key: limits items of partitions

consistent reads: cost twice as much
consistent reads: cost twice as much as eventual ones
consistant reads: cost twice as much
eventual reads: cost half as much
consistent writes: cost four times as much

burst balance: earned while idle
burst balance of an instance: earned while idle
burst balance: while idle earned
burst balance: spent while busy
burst duration: 30 minutes

placement in a cluster group: one rack, low latency
placement in a cluster group: low latency, one rack
placement in a cluster group: one rack, low latency between instances
placement in a spread group: one rack for each instance
placement in a partition group: seven partitions a zone

spot interruption notice: two minutes
spot interruption notices: two minutes
spot interruption notice before the stop: two minutes
spot rebalance notice: earlier than two minutes
spot interruption notice: ten minutes

savings plan term: one or three years
savings plans term: one or three years
savings plan term of commitment: one or three years
savings plan discount: up to 72 percent
savings plan term: one or five years

root user: protect it with MFA
root user: with MFA protect it
root user of the account: protect it with MFA
root user: share it with the team
role session: limit it to one hour

explicit deny: wins over every allow
explicit denies: win over every allow
explicit deny: wins over every allow in any policy
explicit allow: needed for each action
implicit deny: loses to any allow

permission boundary: limits what a role may do
permissions boundary: limits what a role may do
permission boundary: limits at most what a role may do
permission set: grants what a group may do
service control policy: limits what an account may do

template drift: found by drift detection
template drift: found by drift detecton
drift of a template: found by drift detection
template change: shown by a change set
template drift: repaired by stack import

stack policy: protects resources from updates
stack policy: protects resources from accidental updates
stack policy: from updates protects resources
deletion policy: protects resources from deletion
stack policy: protects templates from readers

deployment by halves: half of the fleet at a time
deployment by halves: half the fleet at a time
deployment by halves: half of the fleet at a time, the rest serves
deployment all at once: whole fleet at a time
deployment by halves: one instance at a time

desired capacity: kept by the group
desired capacity: kept by the group after a failure
desired capcity: kept by the group
minimum capacity: never undershot by the group
desired capacity: ignored by the group

cooldown: 300 seconds by default
cooldown: by default 300 seconds
cooldown of simple scaling: 300 seconds by default
warmup: 300 seconds by default
cooldown: 60 seconds by default

trail events: delivered within 5 minutes
events of a trail: delivered within 5 minutes
trail events: delivered within 5 minutes on average
data events: not delivered by default
trail events: kept for 90 days

public subnet: has a route to an internet gateway
public subnet: has a route to an internet gatway
public subnet: has a default route to an internet gateway
private subnet: has a route to a NAT gateway
public subnet: has a route to a virtual private gateway

NAT gateway: lets private hosts reach out
nat gateways: let private hosts reach out
NAT gateway: lets private hosts reach out but nothing in
NAT gateway: blocks private hosts
egress-only gateway: lets IPv6 hosts reach out

endpoint for buckets: free of charge
endpoints for buckets: free of charge
gateway endpoint for buckets: free of charge
interface endpoint for buckets: charged by the hour
endpoint for queues: charged by the hour

cách nhân bản: bất đồng bộ
cach nhan ban: bat dong bo
cách nhân bản giữa các Region: bất đồng bộ
cách nhân bản: đồng bộ
cách sao lưu: tự động hằng ngày

thời gian lưu mặc định: 4 ngày
thoi gian luu mac dinh: 4 ngay
thời gian lưu mặc định của hàng đợi: 4 ngày
thời gian lưu tối đa: 14 ngày
thời gian ẩn mặc định: 30 giây
"""

FACTS = [block.split("\n") for block in _TEXT.strip().split("\n\n")]


REWORDED = [(old, new) for old, *news in FACTS for new in news[:2]]
CHANGED = [(old, new) for old, *news in FACTS for new in news[2:]]
