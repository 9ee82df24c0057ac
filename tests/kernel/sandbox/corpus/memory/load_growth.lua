-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: memory budget
-- The chunk takes all memory while it loads.
local t = {}
while true do t[#t + 1] = { t } end
