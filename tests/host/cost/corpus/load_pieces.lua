-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load() gets a byte at a time (generic_reader).
function filter() load(function() return " " end) end
