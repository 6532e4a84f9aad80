package io.storebridge.recording;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is recorded of runs, and for how long.
 *
 * @param enabled false: nothing is recorded, and dry runs have nothing to run against
 * @param realTimeShare the share of runs in real time that is recorded, 0 (none) to 1 (all)
 * @param retention how long a recording is kept
 * @param queue how many entries wait for being written; what comes while it is full is dropped
 * @param mostBytes of JSON in an input or an answer; larger ones are not kept
 * @param masked fields whose values are replaced, without regard to case and punctuation; {@code *} stands for anything
 * @param maskedToo the same beside {@code masked}, for a company's own fields
 */
@ConfigurationProperties("storebridge.recording")
record RecordingProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("0") double realTimeShare,
        @DefaultValue("P14D") Duration retention,
        @DefaultValue("2000") int queue,
        @DefaultValue("200000") int mostBytes,
        @DefaultValue({
                    "name",
                    "first*name",
                    "last*name",
                    "full*name",
                    "company*name",
                    "buyer*name",
                    "customer*name",
                    "contact",
                    "contact*name",
                    "attention",
                    "*email*",
                    "*phone*",
                    "*fax*",
                    "*mobile*",
                    "street*",
                    "address1",
                    "address2",
                    "address3",
                    "address*line*",
                    "line1",
                    "line2",
                    "line3",
                    "*card*number*",
                    "*cvc*",
                    "*cvv*",
                    "iban",
                    "*account*number*bank*",
                    "*password*",
                    "*secret*",
                    "*token*",
                    "*api*key*",
                    "authorization",
                    "*comment*",
                    "note",
                    "notes",
                    "*instructions*",
                    "memo"
                })
                List<String> masked,
        @DefaultValue List<String> maskedToo) {

    RecordingProperties {
        if (realTimeShare < 0 || realTimeShare > 1) {
            throw new IllegalArgumentException("storebridge.recording.real-time-share takes 0 to 1");
        }
    }
}
