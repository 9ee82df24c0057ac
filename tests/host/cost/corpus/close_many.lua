-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- coroutine.close(): the first method spends the budget, and thousands would fail.
local m = setmetatable({}, {__close = function() end})
local spin = setmetatable({}, {__close = function() while true do end end})
local src = {} for i = 1, 180 do src[i] = "local a" .. i .. " <close> = m " end
local f = load("local m, g, n, spin = ... " .. table.concat(src) .. " if n > 0 then g(m, g, n - 1, spin) else local z <close> = spin coroutine.yield() end ")
co = coroutine.create(function() f(m, f, 55, spin) end)
coroutine.resume(co)
function filter() coroutine.close(co) end
