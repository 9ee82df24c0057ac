-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime
-- packets: 20
-- A finalizer gives its own object a new finalizer, which brings it back.
local mt = {}
mt.__gc = function(o) kept = o; setmetatable(o, mt) end
function filter(packet)
	for i = 1, 100 do setmetatable({}, mt) end
	return ACCEPT
end
