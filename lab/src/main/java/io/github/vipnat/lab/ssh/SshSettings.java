package io.github.vipnat.lab.ssh;

import io.github.vipnat.lab.AlgorithmProfile;
import io.github.vipnat.lab.HostKeyType;
import io.github.vipnat.lab.PasswordLogin;

/** How the router's SSH server is set up; port 0 takes any free one. */
public record SshSettings(int port, HostKeyType hostKey, AlgorithmProfile algorithms, PasswordLogin passwordLogin) {}
