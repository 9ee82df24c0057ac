-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: verdict
-- What is not there: files, the system, debugging, the collector.
function filter(packet)
	for _, name in ipairs { "io", "os", "debug", "package", "require", "dofile", "loadfile", "warn" } do
		assert(_G[name] == nil, name)
	end
	return ACCEPT
end
