"""The released figures for programs: read only, described by an OpenAPI document, refused as application/problem+json."""
