-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- The readers find the same in packets in pieces as in buffers. What they find,
-- tests/host/readers tells.

-- All but the first bytes of the packet are the message.
local function in_pieces(bytes)
	return each(function(yield)
		for head = 0, #bytes + 4 do
			yield({ bytes = "...." .. bytes, head = head, piece = chosen({ 0, 1, 16, 64 }) })
		end
	end)
end

for protocol, message in pairs(messages) do
	case("readers: " .. protocol .. " in pieces", in_pieces(message), function(packet, shape)
		local part = packet:view(4)

		for i, call in ipairs(calls[protocol]) do
			same(call.wanted, call.read(packet, 4), "at an offset", i)
			same(call.wanted, call.read(part), "a part", i)
			same(call.wanted, call.read(buffer_with(message)), "a buffer", i)
		end
	end)

	case("readers: " .. protocol .. " that is cut", in_pieces(message), function(packet, shape)
		local size = random(#message)
		local part, own = packet:view(4, size), buffer_with(message:sub(1, size))

		for i, call in ipairs(calls[protocol]) do
			local wanted, why = call.read(own)
			local got, reason = call.read(part)
			same(wanted, got, "cut", size, i)
			same(why, reason, "cut", size, i)
		end
	end)

	case("readers: " .. protocol .. " out of bounds", once(message), function(packet)
		for i, call in ipairs(calls[protocol]) do
			for _, offset in ipairs(edges(#message)) do
				if not inside(#message, offset, 0) then
					raises(outside("packet", #message, offset, 0), call.read, packet, offset)
				end
			end
			raises("packet expected", call.read, message)
			raises("number expected", call.read, packet, {})
		end
	end)
end

-- Two results at once are the leaf's, all that there are the function's.
local lines = "GET / HTTP/1.1\r\nA: b\r\nLong: " .. ("v"):rep(50) .. "\r\nFolded: f\r\n g\r\n\r\n"

case("readers: where a line was found", in_pieces(lines), function(packet)
	local part = packet:view(4)

	for _, name in ipairs({ "a", "LONG", "folded", "b", "get / http/1.1\r\na" }) do
		local wanted = { http.find(packet, name, 4) }
		local value, behind = http.find(packet, name, 4)
		local inner, at = http.find(part, name)
		local one = http.find(packet, name, 4)

		same(wanted[1], value, name)
		same(wanted[2], behind, name)
		same(wanted[1], inner, name, "in a part")
		same(math.type(behind) and behind - 4 or behind, at, name, "in a part")
		same(wanted[1], one, name, "alone")
	end
	local value, behind = http.find(packet, "a", 4)
	same("b", value)
	same(#"....GET / HTTP/1.1\r\nA: b\r\n", behind)
	value, behind = http.find(packet, "b", 4)
	same(nil, value)
	same("absent", behind)
end)

local function in_long_pieces(long)
	return each(function(yield)
		for _, head in ipairs({ 0, 10, math.min(4096, #long), #long }) do
			for _, piece in ipairs({ 0, 100, 10000 }) do
				yield({ bytes = long, head = head, piece = piece })
			end
		end
	end)
end

-- As many bytes are read of a message in pieces as of one in one piece.
for _, size in ipairs({ 3000, 5000, 8100, 8200 }) do
	local long = "GET / HTTP/1.1\r\nA: " .. ("a"):rep(size) .. "\r\nB: b\r\n\r\n"

	case("readers: a head of " .. #long .. " bytes in pieces", in_long_pieces(long), function(packet)
		local value, why = http.header(packet, "b", 0)

		same(size < 8192 and "b" or nil, value, "value")
		same(size > 8192 and "short" or nil, why, "reason")
	end)
end

-- The name is at the end of the longest record.
local function long_hello(record)
	local name = string.pack(">I2I2I2BI2", 0, 10, 8, 0, 5) .. "a.net"
	local body = string.pack(">I2", 0x303) .. ("r"):rep(32) .. string.pack(">BI2I2BB", 0, 2, 1, 1, 0)
	local padding = record - 4 - #body - 2 - 4 - #name
	local extensions = string.pack(">I2I2", 21, padding) .. ("\0"):rep(padding) .. name

	body = body .. string.pack(">s2", extensions)
	return string.pack(">BI2I2BI3", 22, 0x301, record, 1, #body) .. body
end

case("readers: the longest hello in pieces", in_long_pieces(long_hello(16384)), function(packet)
	same("a.net", tls.name(packet, 0))
	same(true, tls.hello(packet, 0))
end)

-- Of a whole packet without an offset, the payload is read.
local function carried(protocol, message)
	return string.pack(">BBI2I4BBI2I4I4I2I2I2I2", 0x45, 0, 28 + #message, 0, 64, protocol, 0, 1,
		2, 1000, 2000, 8 + #message, 0) .. message
end

for protocol, message in pairs(messages) do
	case("readers: " .. protocol .. " as the payload", each(function(yield)
		local bytes = carried(17, message)
		for _, head in ipairs({ 0, 28, 40, #bytes }) do
			yield({ bytes = bytes, head = head, piece = 64 })
		end
	end), function(packet)
		for i, call in ipairs(calls[protocol]) do
			same(call.wanted, call.read(packet), "a packet", i)
			same(call.wanted, call.read(packet, 28), "at an offset", i)
			same(call.wanted, call.read(packet:payload()), "its payload", i)
		end
	end)

	case("readers: no payload for " .. protocol, once(carried(1, message)), function(packet)
		for i, call in ipairs(calls[protocol]) do
			same(nil, (call.read(packet)), "a packet", i)
			same(call.wanted, call.read(packet, 28), "at an offset", i)
		end
		local got, why = tls.name(packet)
		same("not-tls", why)
		got, why = http.request(packet)
		same("not-http", why)
		got, why = dns.query(packet)
		same("not-dns", why)
	end)
end

case("readers: domains", once(""), function()
	local list = dns.domains({ "Blocked.Example.", "a.b.blocked.example", "other", [9] = "x.y" })

	for name, domain in pairs({
		["blocked.example"] = "blocked.example",
		["www.blocked.example"] = "blocked.example",
		["b.blocked.example"] = "blocked.example",
		["a.b.blocked.example"] = "a.b.blocked.example",
		["c.a.b.blocked.example"] = "a.b.blocked.example",
		[".blocked.example"] = "blocked.example",
		["other"] = "other",
		["an.other"] = "other",
		["x.y"] = "x.y",
		[("a."):rep(300) .. "other"] = "other",
	}) do
		same(domain, list(name), name)
	end
	for _, name in ipairs({ "notblocked.example", "example", "blocked.example.org", "", ".", "..",
		"blocked.example.", "blocked", ("a"):rep(300), "blocked..example" }) do
		same(nil, list(name), name)
	end
	same(nil, list(nil), "nil")
	same(60, dns.domains({ ["A.b"] = 60 })("c.a.b"), "a value")
	same(false, dns.domains({ b = false })("a.b"), "a false one")
	same(nil, dns.domains({})("a.b"), "none")
	raises("names expected", dns.domains, { 1 })
	raises("names expected", dns.domains, { [true] = true })
	raises("an empty name", dns.domains, { "." })
	raises("table expected", dns.domains, "a.b")
	raises("string expected", list, {})
end)
