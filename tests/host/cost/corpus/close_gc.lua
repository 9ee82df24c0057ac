-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- coroutine.close(): each of many has variables to be closed, made while loading.
local m = setmetatable({}, {__close = function() end})
local src = {} for i = 1, 180 do src[i] = "local a" .. i .. " <close> = m " end
local f = load("local m = ... " .. table.concat(src) .. " coroutine.yield()")
cos = {} for i = 1, 200 do cos[i] = coroutine.create(f) coroutine.resume(cos[i], m) end
local i = 0
function filter() while true do i = i + 1 coroutine.close(cos[i]) end end
