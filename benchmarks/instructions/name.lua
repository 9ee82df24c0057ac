-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What tls.name costs by itself, where the payload is known to begin.
local blocked = { ["blocked.example"] = true }
local name = tls.name

function filter(packet)
	return blocked[name(packet, 40)] and DROP or CONTINUE
end
