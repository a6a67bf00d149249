# SPDX-FileCopyrightText: 2026 The Kamerbreed authors
# SPDX-License-Identifier: EUPL-1.2
"""Kamerbreed: one sourced, dated picture of the Dutch emergency control-room system."""

__version__ = "0.1.0"
