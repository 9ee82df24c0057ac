-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What http.header costs by itself, where the payload is known to begin.
local header, find = http.header, string.find

function filter(packet)
	local agent = header(packet, "user-agent", 40)
	return agent and find(agent, "BadBot", 1, true) and DROP or CONTINUE
end
