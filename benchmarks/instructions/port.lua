-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What the first field of a packet's headers costs: all of them are walked for it.
function filter(packet)
	return packet:destination_port() == 443 and ACCEPT or DROP
end
