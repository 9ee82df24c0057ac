-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- At the close of the VM finalizers allocate and set new finalizers.
local function f()
	local t = {}
	for i = 1, 100000 do t[i] = { i } end
	setmetatable({}, { __gc = f })
end
kept = setmetatable({}, { __gc = f })
function filter(packet)
	return ACCEPT
end
