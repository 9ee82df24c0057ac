-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What reading costs: the name in a TLS ClientHello, found by 16 reads of integers.
local blocked = { ["blocked.example"] = true }

local HANDSHAKE <const>, CLIENT_HELLO <const> = 22, 1
local SERVER_NAME <const>, HOST_NAME <const> = 0, 0

function filter(packet)
	local tcp = (packet:u8(0) & 15) * 4
	local record = tcp + (packet:u8(tcp + 12) >> 4) * 4
	if packet:u8(record) ~= HANDSHAKE or packet:u8(record + 5) ~= CLIENT_HELLO then
		return CONTINUE
	end
	local at = record + 43 -- behind record header, handshake header, version and random
	at = at + 1 + packet:u8(at) -- session
	at = at + 2 + packet:u16be(at) -- cipher suites
	at = at + 1 + packet:u8(at) -- compression methods
	local stop = at + 2 + packet:u16be(at)
	at = at + 2
	while at < stop do
		local kind, length = packet:u16be(at), packet:u16be(at + 2)
		if kind == SERVER_NAME then
			if packet:u8(at + 6) ~= HOST_NAME then
				return CONTINUE
			end
			local name = packet:string(at + 9, packet:u16be(at + 7))
			return blocked[name] and DROP or CONTINUE
		end
		at = at + 4 + length
	end
	return CONTINUE
end
