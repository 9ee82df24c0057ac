-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict stack runtime
-- _ENV and _G are something else.
local accept = ACCEPT
function filter(packet)
	_G = nil
	_ENV = setmetatable({}, { __index = function() error("trap") end })
	return accept
end
