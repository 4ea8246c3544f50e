package io.github.vipnat.transport;

/**
 * What a command printed and how it ended.
 *
 * @param exitStatus 255 when none came, as for ssh(1)
 */
public record ExecResult(int exitStatus, String standardOutput, String standardError) {}
