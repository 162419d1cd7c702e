"""How good the verdicts are, measured on annotated articles and held by floors that may only rise."""
