-- SPDX-License-Identifier: MIT OR GPL-2.0-only
-- load: ok
-- packet: budget stack runtime
-- Every arithmetic metamethod uses the next one.
local mt, a = {}, {}
setmetatable(a, mt)
mt.__add = function(x, y) return x - y end
mt.__sub = function(x, y) return x * y end
mt.__mul = function(x, y) return x % y end
mt.__mod = function(x, y) return x // y end
mt.__idiv = function(x, y) return x / y end
mt.__div = function(x, y) return x ^ y end
mt.__pow = function(x, y) return -x end
mt.__unm = function(x) return ~x end
mt.__bnot = function(x) return x & x end
mt.__band = function(x, y) return x | y end
mt.__bor = function(x, y) return x ~ y end
mt.__bxor = function(x, y) return x << y end
mt.__shl = function(x, y) return x >> y end
mt.__shr = function(x, y) return x .. y end
mt.__concat = function(x, y) return #x end
mt.__len = function(x) return x + x end
function filter(packet)
	return a + a
end
