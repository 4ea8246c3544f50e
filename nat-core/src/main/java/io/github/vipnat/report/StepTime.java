package io.github.vipnat.report;

import io.github.vipnat.apply.ApplyStep;
import java.time.Duration;

/**
 * One step of an apply that came to its good end.
 *
 * @param begun since the first step of all began
 */
public record StepTime(String router, ApplyStep step, String result, Duration begun, Duration took) {}
