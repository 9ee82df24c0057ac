-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget
-- where: kernel
-- Fills the payload without end.
function filter(packet)
	local payload = packet:payload()
	while true do payload:fill(0x61) payload:copy(0, payload) end
end
