package dev.latchkey.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntrinsicsTest {

    private static final String PREAMBLE = """
            Parameters:
              Stage: {Type: String, Default: beta}
              Zones: {Type: CommaDelimitedList, Default: 'a, b,c'}
            Mappings:
              Sizes:
                beta: {Memory: 512}
            Conditions:
              IsBeta: !Equals [!Ref Stage, beta]
              IsLive: !Not [!Condition IsBeta]
              Both: !And [!Condition IsBeta, !Condition IsLive]
              Either: !Or [!Condition IsBeta, !Condition IsLive]
            Resources:
              CodesTable: {Type: 'AWS::DynamoDB::Table'}
              Alerts: {Type: 'AWS::SNS::Topic'}
            Outputs:
              It:
                Value: %s
            """;

    @TempDir
    Path folder;

    private TemplateFiles files;

    @BeforeEach
    void open() {
        files = new TemplateFiles(folder);
    }

    private Object valueOf(String expression) {
        return files.read(PREAMBLE.formatted(expression)).outputs().get("It");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !Ref Stage                                          | beta
            !Ref AWS::Region                                    | us-east-1
            !Ref AWS::AccountId                                 | 000000000000
            !Ref AWS::StackName                                 | latchkey
            !Ref AWS::Partition                                 | aws
            !Ref AWS::URLSuffix                                 | amazonaws.com
            !Ref CodesTable                                     | latchkey-CodesTable
            {Ref: CodesTable}                                   | latchkey-CodesTable
            !GetAtt CodesTable.Arn                              | arn:aws:dynamodb:us-east-1:000000000000:table/latchkey-CodesTable
            !GetAtt [CodesTable, Arn]                           | arn:aws:dynamodb:us-east-1:000000000000:table/latchkey-CodesTable
            {'Fn::GetAtt': [Alerts, TopicName]}                 | latchkey-Alerts
            !Sub '${Stage}-${CodesTable}'                       | beta-latchkey-CodesTable
            !Sub '${Alerts.TopicName} in ${AWS::Region}'        | latchkey-Alerts in us-east-1
            !Sub '${!iot:ClientId} of ${Stage}'                 | ${iot:ClientId} of beta
            !Sub ['${Stage}/${Who}', {Who: !Ref CodesTable}]    | beta/latchkey-CodesTable
            !Join ['-', [a, !Ref Stage]]                        | a-beta
            !Join ['+', !Ref Zones]                             | a+b+c
            !Select [1, !Ref Zones]                             | b
            !Select ['0', !Split ['.', 'x.y']]                  | x
            !If [IsBeta, yes-beta, live]                        | yes-beta
            !If [IsLive, live, not-live]                        | not-live
            !If [Both, both, not-both]                          | not-both
            !If [Either, either, neither]                       | either
            !FindInMap [Sizes, !Ref Stage, Memory]              | 512
            !Base64 locker                                      | bG9ja2Vy
            {'Fn::Base64': !Ref Stage}                          | YmV0YQ==
            """)
    void worksOut(String expression, String value) {
        assertThat(valueOf(expression)).hasToString(value);
    }

    @Test
    void splitsIntoAList() {
        assertThat(valueOf("!Split [',', 'a,,b']")).isEqualTo(List.of("a", "", "b"));
    }

    @Test
    void leavesOutWhatIsNoValue() {
        Object value = valueOf("{a: !If [IsLive, 1, !Ref 'AWS::NoValue'], b: [!Ref 'AWS::NoValue', 2]}");

        assertThat(value).isEqualTo(Map.of("b", List.of(2)));
    }

    @Test
    void worksOutOnlyTheBranchThatIsChosen() {
        assertThat(valueOf("!If [IsBeta, here, !Ref Nowhere]")).isEqualTo("here");
    }

    @Test
    void keepsDatesAsText() {
        assertThat(valueOf("{Version: 2012-10-17}")).isEqualTo(Map.of("Version", "2012-10-17"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !Ref Nowhere                                 | Outputs.It.Value: no parameter or resource Nowhere
            !Ref AWS::Nothing                            | Outputs.It.Value: no pseudo parameter AWS::Nothing
            !GetAtt CodesTable.Colour                    | Outputs.It.Value: CodesTable (AWS::DynamoDB::Table) has no attribute Colour
            !ImportValue other                           | Outputs.It.Value: Fn::ImportValue is not supported locally
            !GetAZs ''                                   | Outputs.It.Value: Fn::GetAZs is not supported locally
            {deep: ['{{resolve:secretsmanager:x}}']}     | Outputs.It.Value.deep[0]: dynamic references ({{resolve:…}}) are not supported locally
            !Select [3, !Ref Zones]                      | Outputs.It.Value: Fn::Select has no item 3
            !If [Unheard, a, b]                          | Outputs.It.Value: no condition Unheard
            !FindInMap [Sizes, live, Memory]             | Outputs.It.Value: Fn::FindInMap finds no live
            !Join [x]                                    | Outputs.It.Value: Fn::Join takes 2 arguments
            !Equals [a, a]                               | Outputs.It.Value: Fn::Equals belongs into Conditions
            """)
    void refuses(String expression, String reason) {
        assertThatThrownBy(() -> valueOf(expression))
                .isInstanceOf(TemplateInvalid.class)
                .hasMessage(reason);
    }

    @Test
    void refusesAConditionThatDependsOnItself() {
        assertThatThrownBy(() -> files.read("""
                Conditions:
                  A: !Not [!Condition B]
                  B: !Not [!Condition A]
                Resources:
                  T: {Type: 'AWS::DynamoDB::Table', Condition: A}
                """)).hasMessage("Conditions.A: depends on itself");
    }
}
