/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Part of onelua.c: what string.format() needs of C's printf(). The kernel's answers
 * otherwise: of "%.s", "%.0d" with 0, "%05.3d" and "%#x" with 0, for example.
 */
struct format {
	bool left, plus, space, zero, alternate;
	int width;
	int precision; /* negative: none is given */
	char conversion;
};

/* The digits of the longest number, in octal. */
#define FORMAT_DIGITS 22

static int format_read_number(const char **spec)
{
	int number = 0;

	while (isdigit((u8)**spec))
		number = number * 10 + *(*spec)++ - '0';
	return number;
}

/* Of what checkformat() has found valid: width and precision are below 100. */
static struct format format_read(const char *spec)
{
	struct format format = { .precision = -1 };

	for (spec++; *spec && strchr("-+ 0#", *spec); spec++) {
		format.left |= *spec == '-';
		format.plus |= *spec == '+';
		format.space |= *spec == ' ';
		format.zero |= *spec == '0';
		format.alternate |= *spec == '#';
	}
	format.width = format_read_number(&spec);
	if (*spec == '.') {
		spec++;
		format.precision = format_read_number(&spec);
	}
	format.conversion = *spec;
	return format;
}

static char *format_fill(char *to, char byte, int count)
{
	if (count <= 0)
		return to;
	memset(to, byte, count);
	return to + count;
}

/* Puts text of some bytes, after a prefix and zeros, into the width. Returns how many. */
static int format_put(char *to, const struct format *format, const char *prefix, int zeros,
		      const char *text, int length)
{
	const int before = strlen(prefix);
	const int pad = format->width - before - zeros - length;
	char *end = to;

	if (!format->left)
		end = format_fill(end, ' ', pad);
	memcpy(end, prefix, before);
	end = format_fill(end + before, '0', zeros);
	memcpy(end, text, length);
	end += length;
	if (format->left)
		end = format_fill(end, ' ', pad);
	return end - to;
}

/* Writes the digits before @end; returns their number. */
static int format_digits(char *end, u64 number, char conversion)
{
	const char *letters = conversion == 'X' ? "0123456789ABCDEF" : "0123456789abcdef";
	const unsigned int base = conversion == 'o' ? 8 : tolower(conversion) == 'x' ? 16 : 10;
	char *digit = end;

	for (; number; number /= base)
		*--digit = letters[number % base];
	return end - digit;
}

static const char *format_prefix(const struct format *format, lua_Integer number)
{
	switch (format->conversion) {
	case 'd':
	case 'i':
		return number < 0 ? "-" : format->plus ? "+" : format->space ? " " : "";
	case 'x':
		return format->alternate && number ? "0x" : "";
	case 'X':
		return format->alternate && number ? "0X" : "";
	default:
		return "";
	}
}

/* Zeros before the digits. As in C, those of the precision, if given, and not of the flag. */
static int format_zeros(const struct format *format, int prefix, int digits)
{
	const int least = format->precision < 0 ? 1 : format->precision;
	int zeros = least > digits ? least - digits : 0;

	if (format->alternate && format->conversion == 'o' && !zeros)
		zeros = 1;
	if (format->precision < 0 && format->zero && !format->left &&
	    format->width - prefix - digits > zeros)
		zeros = format->width - prefix - digits;
	return zeros;
}

/* The spec is that of "%d", "%i", "%u", "%o", "%x" or "%X". Returns the bytes it has put. */
static int lunatik_format_integer(char *to, const char *spec, lua_Integer number)
{
	const struct format format = format_read(spec);
	const bool is_signed = format.conversion == 'd' || format.conversion == 'i';
	const char *prefix = format_prefix(&format, number);
	char digits[FORMAT_DIGITS], *end = digits + FORMAT_DIGITS;
	int count, zeros;

	count = format_digits(end, is_signed && number < 0 ? 0 - (u64)number : (u64)number,
			      format.conversion);
	zeros = format_zeros(&format, strlen(prefix), count);
	return format_put(to, &format, prefix, zeros, end - count, count);
}

/* The spec is that of "%s" with a precision or a string below 100 bytes, or of "%c". */
static int lunatik_format_text(char *to, const char *spec, const char *text, size_t length)
{
	const struct format format = format_read(spec);

	if (format.precision >= 0 && length > (size_t)format.precision)
		length = format.precision;
	return format_put(to, &format, "", 0, text, length);
}
