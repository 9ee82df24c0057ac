-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: memory budget
-- The chunk doubles a string until there is no more.
local s = "x"
while true do s = s .. s end
