-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local s = ("b"):rep(2000000) local f=string.format
function filter(p) f("%.3s", s) return DROP end
