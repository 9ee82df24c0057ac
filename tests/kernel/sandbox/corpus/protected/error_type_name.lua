-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- __name is what messages call a value: here 256 KB.
local x = setmetatable({}, { __name = ("n"):rep(1 << 18) })
function filter(packet)
	while true do pcall(function() return x + 1 end) pcall(string.rep, x) pcall(tostring, x) end
end
