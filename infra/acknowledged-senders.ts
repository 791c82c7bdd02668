/** The findings of cdk-nag that stay at who may send SMS by AWS End User Messaging. */
export const ACKNOWLEDGED_OF_SENDERS = ['phone-number', 'pool', 'sender-id'].map((sender) => ({
  id: `AwsSolutions-IAM5[Resource::arn:aws:sms-voice:{region}:<AWS::AccountId>:${sender}/*]`,
  at: /^service\/(OwnRecord|Reminders)\/\w+\/Policy\/Resource$/,
  byEndUserMessaging: true as const,
  reason:
    'Numbers, pools and sender ids are rented and given back at the provider without a deployment: a role names all of ' +
    'this account and region, and may send by them and nothing else.',
}));
