-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget stack
-- A thousand tables, each the __call of the next: each level adds an argument.
local t = function() return ACCEPT end
for i = 1, 1000 do t = setmetatable({}, { __call = t }) end
function filter(packet)
	while true do t() end
end
