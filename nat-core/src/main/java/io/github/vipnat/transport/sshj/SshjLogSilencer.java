package io.github.vipnat.transport.sshj;

import net.schmizz.sshj.common.LoggerFactory;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * Keeps sshj from logging: whatever it would log as an error, stack trace and all, also comes back as an exception,
 * and is then told once, to the user.
 */
enum SshjLogSilencer implements LoggerFactory {
    LOGGERS;

    @Override
    public Logger getLogger(String name) {
        return NOPLogger.NOP_LOGGER;
    }

    @Override
    public Logger getLogger(Class<?> owner) {
        return NOPLogger.NOP_LOGGER;
    }
}
