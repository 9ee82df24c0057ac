-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: memory budget
-- The chunk asks for a gigabyte at once.
local s = ("x"):rep(1 << 30)
