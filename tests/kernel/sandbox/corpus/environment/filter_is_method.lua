-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict-error verdict
-- The callback is a method of the packet: a length is no verdict.
filter = data.len
