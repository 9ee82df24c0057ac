-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- Yields across gsub, sort and load's reader: refused each time.
function filter(packet)
	local co = coroutine.wrap(function()
		assert(not pcall(string.gsub, "x", "x", coroutine.yield))
		assert(not pcall(table.sort, { 2, 1, 3 }, coroutine.yield))
		assert(not load(coroutine.yield))
		return true
	end)
	assert(co())
	return ACCEPT
end
