"""Measurements that `make bench` prints; they assert nothing."""
