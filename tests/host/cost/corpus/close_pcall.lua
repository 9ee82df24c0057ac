-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- A pcall() in a coroutine ends for want of fuel, with thousands of variables to be closed.
local m = setmetatable({}, {__close = function() end})
local src = {} for i = 1, 180 do src[i] = "local a" .. i .. " <close> = m " end
local f = load("local m, g, n = ... " .. table.concat(src) .. " if n > 0 then g(m, g, n - 1) else coroutine.yield() while true do end end ")
co = coroutine.create(function() pcall(f, m, f, 55) end)
coroutine.resume(co)
function filter() coroutine.resume(co) end
