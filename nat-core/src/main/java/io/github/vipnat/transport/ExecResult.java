package io.github.vipnat.transport;

/** What a command printed and how it ended. */
public record ExecResult(int exitStatus, String standardOutput, String standardError) {}
