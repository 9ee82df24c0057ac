-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict budget
-- Yields out of metamethods and iterators, where C is in between or not.
local mt = { __index = function(_, k) return coroutine.yield(k) end,
	__add = function(a, b) return coroutine.yield(b) end,
	__lt = function() return coroutine.yield(1) end,
	__concat = function() return coroutine.yield("c") end,
	__call = function(...) return coroutine.yield(...) end }
local t = setmetatable({}, mt)
function filter(packet)
	for i = 1, 10 do
		local co = coroutine.wrap(function()
			local a = t.x; a = t + 1; a = t < t; a = t .. "x"; a = t(1)
			for k in (function() return coroutine.yield() end) do break end
			return "end"
		end)
		local r
		repeat r = co(1) until r == "end"
	end
	return ACCEPT
end
