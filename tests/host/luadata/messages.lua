-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- What the readers of protocols have to read.
local function extension(number, body)
	return string.pack(">I2s2", number, body)
end

local function client_hello(name, protocols)
	local list = ""

	for _, protocol in ipairs(protocols) do list = list .. string.pack("s1", protocol) end
	local extensions = extension(0, string.pack(">s2", "\0" .. string.pack(">s2", name))) ..
		extension(16, string.pack(">s2", list)) ..
		extension(43, string.pack("s1", "\3\4\3\3"))
	local body = "\3\3" .. ("r"):rep(32) .. "\0" .. string.pack(">s2", "\19\1") .. "\1\0" ..
		string.pack(">s2", extensions)
	return "\22\3\1" .. string.pack(">s2", "\1" .. string.pack(">s3", body))
end

local request = "GET /a?b HTTP/1.1\r\nHost: Example.org\r\nX-Long: " .. ("v"):rep(150) ..
	"\r\n folded\r\nCookie: a=1; name=value\r\nContent-Length: 2\r\n\r\nxy" ..
	"GET //%62 HTTP/1.0\r\n\r\n"

local query = string.pack(">I2I2I2I2I2I2", 7, 0x100, 1, 0, 0, 0) ..
	"\3wWw\7exa.ple\3org\0\0\1\0\1"

local hello = client_hello("WWW.Example.org", { "h2", "http/1.1", "a-protocol-of-our-own" })

-- The same in records behind a change of ciphers; the second begins in the name.
local function in_records(whole)
	local middle = whole:find("Example", 1, true) - 1

	return "\20\3\3\0\1\1\22\3\1" .. string.pack(">s2", whole:sub(6, middle)) .. "\22\3\3" ..
		string.pack(">s2", whole:sub(middle + 1))
end

messages = {
	tls = hello,
	records = in_records(hello),
	http = request,
	dns = query,
}

function buffer_with(bytes)
	local buffer = data.new(#bytes)

	buffer:write(0, bytes)
	return buffer
end

-- Results as one, or nil and the reason.
function joined(first, ...)
	if first == nil then return first, ... end
	if select("#", ...) == 0 then return first end
	return table.concat({ first, ... }, " ")
end

-- Calls by the protocol. "read" takes a view and an offset in it, "read_temporary" reads the
-- message in a buffer that nothing but the call refers to; both return what is wanted.
calls = { tls = {}, records = {}, http = {}, dns = {} }

local function call(protocol, expression, wanted)
	local temporary = expression:gsub("view", "buffer_with(messages." .. protocol .. ")")

	table.insert(calls[protocol], {
		read = assert(load("local view, at = ... return joined(" .. expression .. ")")),
		read_temporary = assert(load("local at = 0 return joined(" .. temporary .. ")")),
		wanted = wanted,
		single = select(2, expression:gsub("%(view", "")) == 1,
	})
end

call("tls", "tls.name(view, at)", "www.example.org")
call("records", "tls.name(view, at)", "www.example.org")
call("records", "tls.hello(view, at)", true)
call("records", "tls.alpn(view, at)", "h2 http/1.1 a-protocol-of-our-own")
call("tls", "tls.alpn(view, at)", "h2 http/1.1 a-protocol-of-our-own")
call("tls", "tls.version(view, at)", 0x304)
call("tls", "tls.hello(view, at)", true)
call("tls", "tls.ech(view, at)", false)
call("http", "http.request(view, at)", "GET /a?b 1.1")
call("http", "http.header(view, 'HOST', at)", "Example.org")
call("http", "http.header(view, 'x-long', at)", ("v"):rep(150) .. " folded")
call("http", "http.cookie(view, 'name', at)", "value")
call("http", "http.path(view, at)", "/a")
call("http", "http.path(view, http.next(view, at))", "/b")
call("http", "(http.find(view, 'x-LONG', at))", ("v"):rep(150) .. " folded")
call("dns", "dns.query(view, at)", "www.exa\\046ple.org 1 1")
call("dns", "(dns.header(view, at))", 7)
