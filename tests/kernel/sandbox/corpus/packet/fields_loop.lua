-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: runtime budget
-- where: kernel
-- Every field of the headers and of the hook.
function filter(packet)
	while true do
		packet:set_u8(40, 1)
		packet:source() packet:destination_port() packet:payload() packet:interface()
		packet:conntrack() data.address(packet:source())
	end
end
