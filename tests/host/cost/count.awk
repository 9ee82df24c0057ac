# SPDX-License-Identifier: MIT OR GPL-2.0-only
#
# Makes assembly of x86-64 count the instructions that it executes: each basic block begins
# by adding their number to r15, which cost.h keeps free. lea leaves the flags alone. A return
# is two instructions, as the kernel's goes by way of a thunk.

function flush(i) {
	if (lines)
		print "\tleaq\t" lines + returns "(%r15), %r15"
	for (i = 0; i < lines; i++)
		print line[i]
	lines = returns = 0
}

/^\t[a-z]/ {
	line[lines++] = $0
	if ($1 ~ /^rep/ && $2 ~ /^(movs|stos|cmps|scas)/) # one for each repetition
		line[lines - 1] = "\tleaq\t(%r15,%rcx), %r15\n" $0
	returns += $1 == "ret"
	if ($1 ~ /^(j|ret|notrack)/)
		flush()
	next
}

{ flush(); print }
END { flush() }
