package io.storebridge.connectors.gp;

import io.storebridge.connectors.gp.NodeDefinition.Parameter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/** The sandbox's company database: GP's names, with the system database as the schema {@code dynamics}. */
final class Postgres implements Dialect {

    @Override
    public String systemTable(String name) {
        return "dynamics." + name;
    }

    static String callText(String procedure, List<Parameter> parameters) {
        StringBuilder call = new StringBuilder("SELECT o_ierrorstate, oerrstring FROM ")
                .append(procedure)
                .append("(");
        String separator = "";
        for (Parameter parameter : parameters) {
            call.append(separator)
                    .append("I_v")
                    .append(parameter.name())
                    .append(" => ?::")
                    .append(type(parameter));
            separator = ", ";
        }
        return call.append(")").toString();
    }

    private static String type(Parameter parameter) {
        return switch (parameter.type()) {
            case "tinyint", "smallint", "int" -> "integer";
            case "datetime" -> "timestamp";
            case "numeric" -> "numeric";
            default -> "varchar";
        };
    }

    @Override
    public Answer call(
            Connection connection, String procedure, List<Parameter> parameters, List<Object> values, int seconds)
            throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(callText(procedure, parameters))) {
            call.setQueryTimeout(seconds);
            int place = 1;
            for (Object value : values) {
                call.setObject(place++, value);
            }
            try (ResultSet answer = call.executeQuery()) {
                answer.next();
                return new Answer(answer.getInt(1), answer.getString(2));
            }
        }
    }

    @Override
    public NumberAnswer nextNumber(Connection connection, int sopType, String documentId, int seconds)
            throws SQLException {
        String text = "SELECT o_vsopnumber, o_ierrorstate FROM taGetSopNumber"
                + "(I_tSOPTYPE => ?::integer, I_cDOCID => ?::varchar, I_tInc_Dec => 1)";
        try (PreparedStatement call = connection.prepareStatement(text)) {
            call.setQueryTimeout(seconds);
            call.setInt(1, sopType);
            call.setString(2, documentId);
            try (ResultSet answer = call.executeQuery()) {
                answer.next();
                return new NumberAnswer(answer.getString(1), answer.getInt(2));
            }
        }
    }

    @Override
    public NumberAnswer nextReceiptNumber(Connection connection, int seconds) throws SQLException {
        String text = "SELECT o_vdocnumber, o_ierrorstate FROM taGetPaymentNumber(I_vDOCTYPE => 9, I_vInc_Dec => 1)";
        try (PreparedStatement call = connection.prepareStatement(text)) {
            call.setQueryTimeout(seconds);
            try (ResultSet answer = call.executeQuery()) {
                answer.next();
                return new NumberAnswer(answer.getString(1), answer.getInt(2));
            }
        }
    }

    @Override
    public int masterNumber(Connection connection, int seconds) throws SQLException {
        try (PreparedStatement call =
                connection.prepareStatement("SELECT o_ioutmasternumber FROM taSopGetMasterNumber()")) {
            call.setQueryTimeout(seconds);
            try (ResultSet answer = call.executeQuery()) {
                answer.next();
                return answer.getInt(1);
            }
        }
    }

    @Override
    public String lockingSelect(String columns, String table, String condition) {
        return "SELECT " + columns + " FROM " + table + " WHERE " + condition + " FOR UPDATE";
    }

    @Override
    public String utcNow() {
        return "CAST(timezone('utc', clock_timestamp()) AS timestamp(3))";
    }

    @Override
    public String momentParameter() {
        return "CAST(? AS timestamp(3))";
    }

    @Override
    public Properties driverProperties(GpProperties properties) {
        Properties all = new Properties();
        String connectSeconds = Long.toString(properties.connectTimeout().toSeconds());
        all.setProperty("ApplicationName", "Storebridge");
        all.setProperty("connectTimeout", connectSeconds);
        all.setProperty("loginTimeout", connectSeconds);
        all.setProperty(
                "socketTimeout", Long.toString(properties.socketTimeout().toSeconds()));
        return all;
    }
}
