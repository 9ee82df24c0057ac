-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- The metatable of strings is the script's to ruin, not the host's to trip over.
local mt = getmetatable("")
for k in pairs(mt) do mt[k] = nil end
mt.__index = function() error("trap") end
mt.__tostring = function() while true do end end
mt.__name = 42
mt.__gc = function() while true do end end
mt.__mode = "kv"
mt.__eq = function() error("trap") end
mt.__call = function() error("trap") end
function filter(packet)
	assert(packet:u8(0))
	return ACCEPT
end
