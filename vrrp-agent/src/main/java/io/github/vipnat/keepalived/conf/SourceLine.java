package io.github.vipnat.keepalived.conf;

/**
 * A line exactly as the file has it.
 *
 * @param number 1 and up
 * @param text without its line end
 * @param terminator {@code "\n"}, {@code "\r\n"}, or empty at the end of the file
 */
public record SourceLine(int number, String text, String terminator) {}
