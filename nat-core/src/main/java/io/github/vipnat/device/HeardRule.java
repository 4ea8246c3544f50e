package io.github.vipnat.device;

/**
 * A line about a static rule that a terminal shows to have been typed, as the device heard it.
 *
 * @param reply what the device had answered by the end of the text; {@code Accepted} where it had not answered yet
 */
public record HeardRule(TypedRule line, Reply reply) {}
