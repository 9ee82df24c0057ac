# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""A state "fields" whose function look() notes each field that a packet has."""

import socket

from lab import evaluate, nfluactl

NFLUA = "-j", "NFLUA", "--state", "fields", "--function", "look"

# Each method is called both ways, with its leaf and without.
LOOK = """
local names = { "version", "protocol", "source", "destination", "source_port",
	"destination_port", "flags", "ttl", "fragment", "type", "code", "network",
	"transport", "headers", "mark", "interface", "output", "hook", "vlan", "conntrack",
	"source_mac", "destination_mac" }
local flags = { "fin", "syn", "rst", "psh", "ack", "urg", "ece", "cwr" }
lines = {}

local function shown(value)
	if type(value) ~= "string" then
		return tostring(value)
	end
	return (value:gsub(".", function(c) return ("%%02x"):format(c:byte()) end))
end

-- What cannot be read raises, but only where headers() says so.
local function asked(packet, f)
	local done, value, reason = pcall(f)
	if done then return value, reason end
	assert(select(2, packet:headers()) == "unreadable" and
		value:find("the packet's headers can't be read", 1, true), value)
	return nil, "unreadable"
end

local function read(packet, line)
	for _, name in ipairs(names) do
		local method = packet[name]
		local value = asked(packet, function() local one = method(packet) return one end)
		assert(value == asked(packet, function() return table.pack(method(packet))[1] end), name)
		if value ~= nil then
			line[#line + 1] = name .. "=" .. shown(value)
		end
	end
	line[#line + 1] = "reason=" .. shown(select(2, packet:headers()))
end

local function read_flags(packet, line)
	local sum
	for bit, name in ipairs(flags) do
		local set = asked(packet, function() return (packet:flag(name)) end)
		if set ~= nil then
			sum = (sum or 0) | (set and 1 << bit - 1 or 0)
		end
	end
	line[#line + 1] = "names=" .. tostring(sum)
end

local function read_payload(packet, line)
	local payload, reason = asked(packet, function() return packet:payload() end)
	if payload then
		reason = #payload .. ":" .. payload:string(0, math.min(#payload, 40))
	end
	line[#line + 1] = "payload=" .. shown(reason)
end

function look(packet)
	local line = {}
	read(packet, line)
	read_flags(packet, line)
	read_payload(packet, line)
	if more then more(packet, line, shown) end
	lines[#lines + 1] = table.concat(line, " ")
	return %s
end
"""


def text_hex(text):
    return text.encode().hex()


def lines():
    """What look() wrote on this CPU since the last time."""
    found = []
    while text := evaluate("fields", """
        local part = table.move(lines, 1, 20, 1, {}) -- as much as is printed whole
        lines = table.move(lines, 21, #lines, 1, {})
        return table.concat(part, "\\n")
    """):
        found += [dict(pair.split("=") for pair in line.split()) for line in text.splitlines()]
    return found


def load(verdict, more=""):
    """More is a script with a function of that name, which adds to the line."""
    nfluactl("load", "fields", "-", text=LOOK % verdict + more)


def datagram(family, home, size, *settings):
    def send():
        with socket.socket(family, socket.SOCK_DGRAM) as udp_socket:
            for setting in settings:
                udp_socket.setsockopt(*setting)
            udp_socket.sendto(bytes(size), (home, 9))
    return send
