"""From text to terms: an Indonesian-aware analyzer as small, ordered stages."""
