"""Coordination, visibility, stages and hierarchy."""


def add_sections(result, findings, org, status, supported, chain_rules):
    pass
