-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- Fields of headers and what the hook knows: leaf and C function say the same, whatever the
-- packet. The walk itself, tests/host/headers tests.
local fields = { "version", "ttl", "protocol", "network", "transport", "source", "destination",
	"source_port", "destination_port", "flags", "type", "code", "fragment", "headers", "mark",
	"vlan", "conntrack", "interface", "output", "hook", "source_mac", "destination_mac" }

local leaves = {}
for _, name in ipairs(fields) do
	leaves[name] = load("local packet = ... local v = packet:" .. name .. "() return v")
end

local function hex(text)
	return (text:gsub("%s", ""):gsub("..", function(digits)
		return string.char(tonumber(digits, 16))
	end))
end

local packets = {
	tcp = hex("4500002c 00010000 40060000 c0000201 c6336407 " ..
		"03e801bb 00000001 00000000 50120200 00000000 61626364"),
	udp = hex("60000000 000c1140 20010db8000000000000000000000001 " ..
		"20010db8000000000000000000000002 03e80035 000c0000 61626364"),
	icmp = hex("4500001c 00010000 40010000 c0000201 c6336407 0803ffff 00010002"),
	fragment = hex("4500001c 00012000 40110000 c0000201 c6336407 03e80035 00100000"),
}

local known = {
	tcp = { version = 4, ttl = 64, protocol = 6, network = 0, transport = 20,
		source = 0xc0000201, destination = 0xc6336407, source_port = 1000,
		destination_port = 443, flags = 0x12, headers = "ok" },
	udp = { version = 6, ttl = 64, protocol = 17, network = 0, transport = 40,
		source = hex("20010db8000000000000000000000001"),
		destination = hex("20010db8000000000000000000000002"), source_port = 1000,
		destination_port = 53, headers = "ok" },
	icmp = { version = 4, ttl = 64, protocol = 1, network = 0, transport = 20,
		source = 0xc0000201, destination = 0xc6336407, type = 8, code = 3, headers = "ok" },
	fragment = { version = 4, ttl = 64, protocol = 17, network = 0, transport = 20,
		source = 0xc0000201, destination = 0xc6336407, source_port = 1000,
		destination_port = 53, headers = "ok", fragment = "first" },
}

local link = hex("020000000001 020000000002 8100a00a 0800")
local hook_knows = { mark = 42, interface = "eth0", vlan = 10,
	source_mac = hex("020000000002"), destination_mac = hex("020000000001") }

-- What the headers of a packet could have, if only they could be read, is never nil.
local unread = "the packet's headers can't be read"
local unknown_if_unread = { "version", "ttl", "protocol", "network", "transport", "source",
	"destination", "source_port", "destination_port", "flags", "type", "code", "fragment" }

local function found_or_raised(wanted, f, packet)
	local whole = packet:headers() ~= nil
	local done, got = pcall(f, packet)

	if done then same(wanted, got)
	else same(true, not whole and got:find(unread, 1, true) ~= nil, got) end
end

for kind, bytes in pairs(packets) do
	case("fields: " .. kind, each(function(yield)
		for head = 0, #bytes do
			yield({ bytes = bytes, link = link, head = head, piece = chosen({ 0, 1, 8 }) })
		end
	end), function(packet)
		for _, name in ipairs(fields) do
			local wanted = known[kind][name] or hook_knows[name]
			same(wanted, leaves[name](packet), name)
			same(wanted, data[name](packet), name)
		end
		local flags = known[kind].flags
		for bit, name in ipairs({ "fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr" }) do
			local wanted
			if flags then wanted = flags >> bit - 1 & 1 == 1 end
			same(wanted, packet:flag(name), name)
		end
	end)

	case("fields: " .. kind .. " that can't be read", each(function(yield)
		for head = 0, #bytes do yield({ bytes = bytes, head = head, piece = 1 }) end
	end), function(packet)
		hook.fail_copies(true)
		for _, name in ipairs(unknown_if_unread) do
			found_or_raised(known[kind][name], leaves[name], packet)
			found_or_raised(known[kind][name], data[name], packet)
		end
		local done, got = pcall(packet.payload, packet)
		same(true, done or got:find(unread, 1, true) ~= nil, got)
		hook.fail_copies(false)
	end)

	case("fields: " .. kind .. " that is cut", each(function(yield)
		for size = 0, #bytes - 1 do
			yield({ bytes = bytes:sub(1, size), head = random(size + 1), piece = 3 })
		end
	end), function(packet, shape)
		for _, name in ipairs(fields) do
			same(data[name](packet), leaves[name](packet), name, #shape.bytes)
		end
	end)
end

case("fields: payloads", each(function(yield)
	for head = 0, #packets.tcp do yield({ bytes = packets.tcp, head = head, piece = 2 }) end
end), function(packet)
	local payload = packet:payload()

	same("abcd", payload:string(0), "the leaf's")
	same("abcd", data.payload(packet):string(0), "the function's")
	for n = 1, 29 do payload = packet:payload() end
	raises("more than 31 views", data.payload, packet)
	raises("more than 31 views", function() local view = packet:payload() return view end)
end)

case("fields: of a part or a buffer", once(packets.tcp), function(packet)
	for _, name in ipairs(fields) do
		for _, view in ipairs({ packet:view(0), data.new(40) }) do
			raises("a whole packet expected", leaves[name], view)
			raises("a whole packet expected", data[name], view)
		end
		raises("packet expected", data[name])
	end
	raises("a whole packet expected", packet.payload, data.new(1))
	raises("invalid option 'x'", packet.flag, packet, "x")
end)

case("fields: link headers that are cut", each(function(yield)
	for size = 0, #link do yield({ bytes = "", link = link:sub(1, size), size = size }) end
end), function(packet, shape)
	local whole = shape.size == #link

	same(whole and hook_knows.source_mac or nil, packet:source_mac(), "source", shape.size)
	same(whole and 10 or nil, packet:vlan(), "vlan", shape.size)
end)

case("fields: addresses in words", once(""), function()
	same("192.0.2.1", data.address(0xc0000201), "IPv4")
	same("255.255.255.255", data.address(0xffffffff), "IPv4")
	same("2001:db8::1", data.address(known.udp.source), "IPv6")
	for _, wrong in ipairs({ -1, 1 << 32, math.mininteger, "", ("x"):rep(15), ("x"):rep(17), {},
			"1" }) do
		raises("an address expected", data.address, wrong)
	end
end)

-- Nine extension headers, and a query behind them.
local option = "\60\0\1\4\0\0\0\0"
local many = packets.udp:sub(1, 4) .. string.pack(">I2", 72 + 12) .. "\60\64" ..
	packets.udp:sub(9, 40) .. option:rep(8) .. "\17" .. option:sub(2) .. packets.udp:sub(41)

case("fields: too many extension headers", once(many), function(packet)
	local none, why = packet:headers()
	same("unreadable", not none and why)
	same(6, packet:version())
	same(64, packet:ttl())
	for _, name in ipairs({ "protocol", "transport", "source_port", "flags", "type", "fragment" }) do
		raises(unread, leaves[name], packet)
		raises(unread, data[name], packet)
	end
	raises(unread, packet.payload, packet)
	raises(unread, packet.flag, packet, "syn")
	raises(unread, tls.name, packet)
	raises(unread, function() local x = http.path(packet) end)
	raises(unread, dns.query, packet)
end)
