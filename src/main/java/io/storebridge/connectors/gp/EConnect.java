package io.storebridge.connectors.gp;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storebridge.commerce.Failure;
import io.storebridge.connectors.gp.NodeDefinition.Parameter;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs eConnect documents on a connection whose transaction the caller commits, or rolls back when this throws. */
final class EConnect {

    private static final Logger log = LoggerFactory.getLogger(EConnect.class);

    private final Dialect dialect;
    private final int querySeconds;
    private final MeterRegistry meters;

    EConnect(Dialect dialect, int querySeconds, MeterRegistry meters) {
        this.dialect = dialect;
        this.querySeconds = querySeconds;
        this.meters = meters;
    }

    /**
     * @throws Failure.Rejected when a value does not fit or eConnect answers with an error
     * @throws Failure.Unavailable when somebody has the record or the batch open
     */
    void run(Connection connection, EConnectDocument document) throws SQLException {
        ValueChecks.check(document);
        if (log.isDebugEnabled()) {
            log.debug("eConnect {}", document.toXml());
        }
        for (Node node : document.nodes()) {
            Dialect.Answer answer = call(connection, node);
            if (answer.state() != 0) {
                throw failure(connection, node, codes(answer));
            }
        }
    }

    private Dialect.Answer call(Connection connection, Node node) throws SQLException {
        Map<String, Parameter> definition =
                EConnectSchema.get().node(node.name()).parameters();
        List<Parameter> parameters = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Parameter parameter : definition.values()) {
            Object value = node.elements().get(parameter.name());
            if (value != null) {
                parameters.add(parameter);
                values.add(bindable(parameter, value));
            }
        }
        Timer.Sample sample = Timer.start(meters);
        String outcome = "broken";
        try {
            Dialect.Answer answer = dialect.call(connection, node.name(), parameters, values, querySeconds);
            outcome = answer.state() == 0 ? "done" : "refused";
            return answer;
        } finally {
            sample.stop(meters.timer("storebridge.gp.econnect", "node", node.name(), "outcome", outcome));
        }
    }

    private static Object bindable(Parameter parameter, Object value) {
        if (parameter.isText()) {
            return Node.text(value);
        }
        if (parameter.isDecimal()) {
            return new BigDecimal(Node.text(value));
        }
        return parameter.isDate() ? value : (Object) Integer.valueOf(Node.text(value));
    }

    /** The codes of oErrString; where it has none, O_iErrorState is the code. */
    static List<Integer> codes(Dialect.Answer answer) {
        List<Integer> codes = new ArrayList<>();
        for (String word :
                answer.codes() == null ? new String[0] : answer.codes().split("\\D+")) {
            if (!word.isEmpty()) {
                codes.add(Integer.valueOf(word));
            }
        }
        return codes.isEmpty() ? List.of(answer.state()) : codes;
    }

    private Failure failure(Connection connection, Node node, List<Integer> codes) throws SQLException {
        if (codes.stream().allMatch(GpErrors::isRetryable)) {
            return new Failure.Unavailable(
                    "Somebody has the record or the batch open in Dynamics GP (error " + codes.get(0) + ").", null);
        }
        Map<Integer, ErrorText> texts = new LinkedHashMap<>();
        for (Integer code : codes) {
            texts.put(code, read(connection, code));
        }
        List<GpErrors.Meaning> meanings = codes.stream()
                .filter(code -> !GpErrors.isRetryable(code))
                .map(code -> GpErrors.of(code, texts.get(code).description()))
                .toList();
        String message =
                meanings.stream().map(meaning -> meaning.words(node)).distinct().collect(Collectors.joining(" "));
        List<Failure.Field> fields = meanings.stream()
                .filter(meaning -> meaning.element() != null && node.pointer(meaning.element()) != null)
                .map(meaning -> new Failure.Field(node.pointer(meaning.element()), meaning.words(node)))
                .toList();
        return new Failure.Rejected(meanings.get(0).code(), message, fields, exceptionText(node, texts));
    }

    /** A row of taErrorCode. */
    record ErrorText(String procedure, String description, String keyFields, String parameters) {}

    private ErrorText read(Connection connection, int code) throws SQLException {
        String query = "SELECT SourceProc, ErrorDesc, ErrorKeyFields, ErrorParms FROM "
                + dialect.systemTable("taErrorCode") + " WHERE ErrorCode = ?";
        try (PreparedStatement select = connection.prepareStatement(query)) {
            select.setQueryTimeout(querySeconds);
            select.setInt(1, code);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? new ErrorText(
                                row.getString(1).strip(),
                                row.getString(2).strip(),
                                row.getString(3).strip(),
                                row.getString(4).strip())
                        : new ErrorText("", "", "", "");
            }
        }
    }

    /** The text of eConnect's own exception, which GP's consultants know how to read. */
    static String exceptionText(Node node, Map<Integer, ErrorText> texts) {
        StringBuilder all = new StringBuilder("Sql procedure error codes returned: \n");
        texts.forEach((code, text) -> all.append("\nError Number = ")
                .append(code)
                .append("  Stored Procedure= ")
                .append(text.procedure().isEmpty() ? node.name() : text.procedure())
                .append("  Error Description = ")
                .append(text.description())
                .append("\nNode Identifier Parameters: ")
                .append(node.name())
                .append(values(node, text.keyFields()))
                .append("\nRelated Error Code Parameters for Node : ")
                .append(node.name())
                .append(values(node, text.parameters()))
                .append('\n'));
        return all.append('\n').append(EConnectDocument.toXml(node)).toString();
    }

    private static String values(Node node, String names) {
        StringBuilder all = new StringBuilder();
        for (String name : names.split("[,\\s]+")) {
            if (node.elements().containsKey(name)) {
                all.append('\n')
                        .append(name)
                        .append(" = ")
                        .append(Node.text(node.elements().get(name)));
            }
        }
        return all.toString();
    }
}
