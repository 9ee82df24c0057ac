-- Work in C that was free once.
-- load: ok
-- packet: budget verdict memory
local s = ("r"):rep(2000000) local f=string.gsub
function filter(p) f("x", "x", s) return DROP end
